/** The command that builds the images of a transformed application. */
@NullMarked
package dev.lepton.cli.image;

import org.jspecify.annotations.NullMarked;
