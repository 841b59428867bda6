/** What classes of an application say of each other and of data, whatever they were read from. */
@NullMarked
package dev.lepton.assess.reference.uses;

import org.jspecify.annotations.NullMarked;
