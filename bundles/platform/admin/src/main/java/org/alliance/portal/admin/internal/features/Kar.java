package org.alliance.portal.admin.internal.features;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A feature's archive that was unpacked and found fit.
 *
 * @param file the archive
 * @param sha256 of the archive, hexadecimal
 * @param name the feature's name among people
 * @param version the feature's version
 * @param address Maven address of its feature file
 * @param folder where it was unpacked, for the time of the operation
 * @param files SHA-256 by path in Maven's layout
 * @param bundles symbolic names of the bundles in it
 */
record Kar(
    Path file,
    String sha256,
    String name,
    String version,
    String address,
    Path folder,
    Map<String, String> files,
    Set<String> bundles)
    implements AutoCloseable {

  @Override
  public void close() {
    Folders.delete(folder);
  }
}
