/** How all applications should move: questionnaires and the portfolio. */
@NullMarked
package dev.lepton.cli.portfolio;

import org.jspecify.annotations.NullMarked;
