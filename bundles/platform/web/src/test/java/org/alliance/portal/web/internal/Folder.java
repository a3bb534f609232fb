package org.alliance.portal.web.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files in memory, in place of a bundle's. */
public record Folder(Map<String, String> files) implements Resources {

  @Override
  public byte[] read(String path) {
    String content = files.get(path);
    return content == null ? null : content.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<String> list(String folder) {
    return new TreeMap<>(files).keySet().stream().filter(p -> p.startsWith(folder + "/")).toList();
  }
}
