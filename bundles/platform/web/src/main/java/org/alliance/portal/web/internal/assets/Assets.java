package org.alliance.portal.web.internal.assets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.web.internal.Resources;

/**
 * The files one bundle ships for browsers. One hash stands for all of them, since a style sheet
 * refers to its fonts by relative addresses.
 */
public final class Assets {
  private static final String FOLDER = "assets/";
  private static final String PACKED = ".gz";
  private static final int HASH_LENGTH = 16;
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "txt", "text/plain;charset=utf-8");

  private final Resources resources;
  private final Set<String> names = new HashSet<>();
  private final String hash;

  /** A file as it is sent. */
  public record File(String type, boolean packed, byte[] content) {}

  /** Reads every file once, for the hash. */
  public Assets(Resources resources) {
    this.resources = resources;
    MessageDigest digest = sha256();
    for (String path : resources.list("assets")) {
      names.add(path.substring(FOLDER.length()));
      digest.update(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(resources.read(path));
    }
    hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes with any of the files. */
  public String hash() {
    return hash;
  }

  /** Whether there is such a file. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /**
   * A file.
   *
   * @param name below the folder; only names that were listed are ever read
   * @param packed whether the reader takes gzip
   * @return null when there is none
   */
  public File file(String name, boolean packed) {
    if (!names.contains(name) || name.endsWith(PACKED)) {
      return null;
    }
    boolean small = packed && names.contains(name + PACKED);
    String type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    return new File(type, small, resources.read(FOLDER + name + (small ? PACKED : "")));
  }
}
