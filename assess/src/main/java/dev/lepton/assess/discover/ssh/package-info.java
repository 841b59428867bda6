/** Servers looked at over SSH: which, with what credentials, and whether they are who they say. */
@NullMarked
package dev.lepton.assess.discover.ssh;

import org.jspecify.annotations.NullMarked;
