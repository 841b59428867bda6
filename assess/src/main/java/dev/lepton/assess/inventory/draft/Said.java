package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Place;

/** A value, and the place that says so. */
public record Said<T>(T value, Place where) {}
