/** What single rows said of servers and applications, and how it becomes one inventory. */
@NullMarked
package dev.lepton.assess.inventory.draft;

import org.jspecify.annotations.NullMarked;
