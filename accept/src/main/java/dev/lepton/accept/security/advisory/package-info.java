/**
 * Compares installed packages with known vulnerabilities, from files in OSV's format. Nothing is
 * asked of anybody: the files say what is known.
 */
@NullMarked
package dev.lepton.accept.security.advisory;

import org.jspecify.annotations.NullMarked;
