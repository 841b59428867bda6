/** .NET applications and workers. */
@NullMarked
package dev.lepton.transform.internal.container.dotnet;

import org.jspecify.annotations.NullMarked;
