package org.alliance.portal.persistence.internal;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;

/** Gives Liquibase the files of a changelog, below a folder named after their bundle. */
final class MemoryResources extends AbstractResourceAccessor {
  private final String folder;
  private final Map<String, byte[]> files;

  MemoryResources(Changelog changelog) {
    this.folder = changelog.source() + "/";
    this.files = changelog.files();
  }

  @Override
  public List<Resource> search(String path, boolean recursive) {
    String below = path.endsWith("/") ? path : path + "/";
    return files.keySet().stream()
        .map(folder::concat)
        .filter(file -> file.startsWith(below))
        .filter(file -> recursive || file.indexOf('/', below.length()) < 0)
        .map(file -> (Resource) new File(file))
        .toList();
  }

  @Override
  public List<Resource> getAll(String path) {
    Resource file = new File(path);
    return file.exists() ? List.of(file) : List.of();
  }

  @Override
  public List<String> describeLocations() {
    return List.of(folder);
  }

  @Override
  public void close() {}

  private final class File extends AbstractResource {

    File(String path) {
      super(path, URI.create("portal:/" + path.replace(' ', '+')));
    }

    private byte[] content() {
      return getPath().startsWith(folder) ? files.get(getPath().substring(folder.length())) : null;
    }

    @Override
    public boolean exists() {
      return content() != null;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      byte[] content = content();
      if (content == null) {
        throw new FileNotFoundException(getPath());
      }
      return new ByteArrayInputStream(content);
    }

    @Override
    public OutputStream openOutputStream(OpenOptions options) throws IOException {
      throw new IOException("A changelog is not written to");
    }

    @Override
    public Resource resolve(String other) {
      return new File(resolvePath(other));
    }

    @Override
    public Resource resolveSibling(String other) {
      return new File(resolveSiblingPath(other));
    }
  }
}
