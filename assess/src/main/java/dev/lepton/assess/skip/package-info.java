/** What rules may ask to be left out: tests, copies of others' code, and comments. */
@NullMarked
package dev.lepton.assess.skip;

import org.jspecify.annotations.NullMarked;
