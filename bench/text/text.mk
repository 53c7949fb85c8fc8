.PHONY: bench-text bench-text-sheets

bench-text: $(VENV)/.ready ## how many of 100 prompts and of the kinds are recognised, 200 attributes measured, speed
	@$(BIN)/python -m bench.text.judge
	@$(BIN)/python -m bench.text.attributes
	@$(BIN)/python -m bench.text.speed

bench-text-sheets: $(VENV)/.ready ## contact sheets of every kind and of the 100 prompts into build/text
	@$(BIN)/python -m bench.text.sheets kinds build/text
	@$(BIN)/python -m bench.text.sheets blind build/text
	@$(BIN)/python -m bench.text.sheets prompts build/text
