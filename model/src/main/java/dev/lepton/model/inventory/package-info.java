/** What an organisation runs: servers, applications and their ties, and which file said so. */
@NullMarked
package dev.lepton.model.inventory;

import org.jspecify.annotations.NullMarked;
