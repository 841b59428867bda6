package dev.lepton.assess.reference.script;

import java.util.function.Consumer;

/** Walks over one file and tells of the names in it. One instance a file. */
interface NameFinder {
  void find(Syntax syntax, Consumer<Use> sink);
}
