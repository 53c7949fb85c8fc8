"""Compares what a reader saw with what was asked.

`answers.csv` has one row a picture: `picture` (its number on the shuffled sheets), `seen` (the name the reader wrote
down without knowing the prompt), then, filled in after looking at the prompt, `recognised` and `honoured` (yes or no)
and a `remark`. `key.csv` says which prompt a picture was made from.

`kinds_answers.csv` does the same for the library: three seeds of every kind stood side by side under a number, and
`seen` is the first name that came to mind. What was not recognised was built anew and looked at again in a later
`round`; the last round of a kind counts. The pictures of the first round are those of the builders at that time.
"""

import csv
from pathlib import Path

from bench.text.making import make
from bench.text.sheets import prompts

from image3d.engines.protocol import Quality
from image3d.engines.shapes.library import kinds

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """A CSV file of this folder."""
    with (HERE / name).open(newline="") as file:
        return list(csv.DictReader(file))


def tell_kinds() -> None:
    """Prints which kinds were not recognised from their pictures, then the counts before and after mending."""
    first: dict[str, bool] = {}
    last: dict[str, bool] = {}
    for row in rows("kinds_answers.csv"):
        kind, known = row["kind"], row["recognised"] == "yes"
        if row["round"] == "1":
            first[kind] = known
        last[kind] = known
        if not known:
            print(f"mistaken  {kind!r} in round {row['round']}: seen as {row['seen']!r}; {row['remark']}")
    assert set(last) <= set(kinds())
    print(f"kinds recognised at first sight       {sum(first.values())}/{len(first)}")
    print(f"kinds recognised after mending        {sum(last.values())}/{len(last)}   (of {len(kinds())} kinds)")


def main() -> None:
    """Prints what was not recognised or not honoured, then the counts; runs each prompt to see that it still works."""
    asked = prompts()
    key = {row["picture"]: asked[int(row["prompt"]) - 1] for row in rows("key.csv")}
    answers = rows("answers.csv")
    assert sorted(key) == sorted(row["picture"] for row in answers)
    recognised = honoured = failed = 0
    for row in answers:
        prompt = key[row["picture"]]
        made = make(prompt, seed=23, quality=Quality.DRAFT)
        known, kept = row["recognised"] == "yes", row["honoured"] == "yes"
        if made.error is not None:
            failed += 1
            print(f"refused   {prompt!r}: {made.error}")
            continue
        recognised += known
        honoured += known and kept
        if not (known and kept):
            print(f"missed    {prompt!r}: seen as {row['seen']!r}; {row['remark']}")
    print(f"recognised                            {recognised}/{len(answers)}")
    print(f"recognised and attributes honoured    {honoured}/{len(answers)}   (at least 85 wanted)")
    print(f"refused with a reason                 {failed}")
    tell_kinds()


if __name__ == "__main__":
    main()
