/** What our own rules find, in the form that the phases hand on. */
@NullMarked
package dev.lepton.pipeline.findings;

import org.jspecify.annotations.NullMarked;
