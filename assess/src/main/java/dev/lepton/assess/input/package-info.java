/** What an analysis reads: source trees and archives, walked once into one table of files. */
@NullMarked
package dev.lepton.assess.input;

import org.jspecify.annotations.NullMarked;
