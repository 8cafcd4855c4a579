/** Files taken in as jobs: kept, read in batches by whoever is free, taken up again after a crash, undone. */
package dev.rapport.kit.imports;
