"""Text to model without a network: a prompt becomes a shape program, a program becomes a painted model.

`words` and `reading` read a prompt, `kinds` hold the builders, `scenes` put what they built together into a `program`,
`compiler` turns a program into geometry, `engine` ties it to the engine protocol. Owns no table.
"""
