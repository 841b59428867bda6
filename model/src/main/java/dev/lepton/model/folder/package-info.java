/**
 * The one thing that every room does to the disk alike: to take a folder away with all that is in
 * it.
 */
@NullMarked
package dev.lepton.model.folder;

import org.jspecify.annotations.NullMarked;
