/** Looks at servers, this one or others over SSH: what they are, run, use and talk to. */
@NullMarked
package dev.lepton.assess.discover;

import org.jspecify.annotations.NullMarked;
