package org.alliance.portal.endpoints.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.alliance.portal.endpoints.internal.cxf.Mappers;
import org.alliance.portal.endpoints.internal.routing.Contributions;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One OpenAPI description of all bundles that contribute now, merged as text: no class of theirs is
 * needed or kept.
 */
@Component(service = OpenApiDocument.class)
public final class OpenApiDocument {
  private static final Logger LOG = LoggerFactory.getLogger(OpenApiDocument.class);
  private static final String ENTRY = "OSGI-INF/openapi.json";
  private static final int TAG_LENGTH = 16;

  /**
   * The description.
   *
   * @param json the text
   * @param tag changes with the text
   */
  public record Text(String json, String tag) {}

  private record Made(List<String> of, Text text) {}

  private final Contributions contributions;
  private final ObjectMapper mapper = Mappers.forBundle(OpenApiDocument.class.getClassLoader());
  private volatile Made made;

  /** Made by DS. */
  @Activate
  public OpenApiDocument(@Reference Contributions contributions) {
    this.contributions = contributions;
  }

  /** The description of what is there now. */
  public Text text() {
    Collection<Bundle> bundles = contributions.contributors();
    List<String> of = new ArrayList<>();
    bundles.forEach(b -> of.add(b.getBundleId() + ":" + b.getLastModified()));
    Made last = made;
    if (last == null || !last.of().equals(of)) {
      List<JsonNode> parts = new ArrayList<>();
      for (Bundle bundle : bundles) {
        read(bundle, parts);
      }
      last = new Made(of, text(merge(parts)));
      made = last;
    }
    return last.text();
  }

  private void read(Bundle bundle, List<JsonNode> parts) {
    URL entry = bundle.getEntry(ENTRY);
    if (entry == null) {
      return;
    }
    try (InputStream in = entry.openStream()) {
      parts.add(mapper.readTree(in));
    } catch (IOException e) {
      LOG.warn("The OpenAPI part of {} cannot be read: {}", bundle, e.toString());
    }
  }

  ObjectNode merge(List<JsonNode> parts) {
    ObjectNode whole = mapper.createObjectNode();
    whole.put("openapi", "3.0.1");
    whole
        .putObject("info")
        .put("title", "Alliance portal")
        .put("version", "v1")
        .put("description", "Errors are application/problem+json (RFC 9457).");
    whole.putArray("servers").addObject().put("url", "/");
    ArrayNode tags = whole.putArray("tags");
    ObjectNode paths = whole.putObject("paths");
    ObjectNode components = whole.putObject("components");
    whole.putArray("security").addObject().putArray("key");
    for (JsonNode part : parts) {
      part.path("tags").forEach(tags::add);
      add(paths, part.path("paths"));
      part.path("components")
          .properties()
          .forEach(kind -> add(object(components, kind.getKey()), kind.getValue()));
    }
    object(components, "securitySchemes")
        .putObject("key")
        .put("type", "http")
        .put("scheme", "bearer");
    return whole;
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private static void add(ObjectNode target, JsonNode more) {
    for (Map.Entry<String, JsonNode> entry : more.properties()) {
      if (target.get(entry.getKey()) instanceof ObjectNode there
          && entry.getValue() instanceof ObjectNode other) {
        there.setAll(other);
      } else {
        target.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private Text text(ObjectNode whole) {
    String json = whole.toString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return new Text(json, HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
