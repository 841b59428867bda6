/** Reads configuration and build files into settings that know their line. */
@NullMarked
package dev.lepton.assess.config;

import org.jspecify.annotations.NullMarked;
