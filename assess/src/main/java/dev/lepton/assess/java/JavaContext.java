package dev.lepton.assess.java;

import org.eclipse.jdt.core.dom.CompilationUnit;

/** What the parts of one file's reading share. */
record JavaContext(
    String file, CompilationUnit unit, JavaNames names, JavaScopes scopes, JavaTypes types) {}
