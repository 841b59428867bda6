/** PHP applications behind Apache. */
@NullMarked
package dev.lepton.transform.internal.container.php;

import org.jspecify.annotations.NullMarked;
