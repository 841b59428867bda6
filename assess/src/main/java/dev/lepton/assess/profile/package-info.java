/** What the application is made of: languages, frameworks, databases, entry point, port. */
@NullMarked
package dev.lepton.assess.profile;

import org.jspecify.annotations.NullMarked;
