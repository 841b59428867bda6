package dev.lepton.assess.inventory.table;

import dev.lepton.model.inventory.Place;

/** A line that is not a row of its table. */
public record BadRow(String what, Place where, String fix) {}
