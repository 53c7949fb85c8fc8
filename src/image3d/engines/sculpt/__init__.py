"""The engine `sculpt`: one picture to a closed, textured body on a CPU.

`reconstruct` is the one step that guesses a shape; everything after it (simplifying, atlas, paint) takes any
`Surface`.
"""
