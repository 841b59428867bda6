/** What may go wrong with a migration, by what was found and what it asks for. */
@NullMarked
package dev.lepton.assess.strategy;

import org.jspecify.annotations.NullMarked;
