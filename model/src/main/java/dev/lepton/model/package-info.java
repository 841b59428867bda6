/** The vocabulary that every phase speaks: documents, errors, events. No I/O. */
@NullMarked
package dev.lepton.model;

import org.jspecify.annotations.NullMarked;
