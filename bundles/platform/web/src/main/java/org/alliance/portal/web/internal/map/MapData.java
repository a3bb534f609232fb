package org.alliance.portal.web.internal.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.web.Europe;

/**
 * What the map's file says.
 *
 * @param width of the view box
 * @param height of the view box
 * @param land path of the neighbours
 * @param projection how positions become points
 * @param countries by code
 * @param outlines by code
 */
record MapData(
    int width,
    int height,
    String land,
    Projection projection,
    List<Europe.Country> countries,
    Map<String, Outline> outlines) {

  static final String FILE = "map/europe.json";

  static MapData of(byte[] json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      JsonNode by = root.get("projection");
      List<Europe.Country> countries = new ArrayList<>();
      Map<String, Outline> outlines = new LinkedHashMap<>();
      for (JsonNode country : root.get("countries")) {
        String code = country.get("code").textValue();
        countries.add(
            new Europe.Country(
                code,
                country.get("path").textValue(),
                country.get("x").doubleValue(),
                country.get("y").doubleValue(),
                country.get("small").booleanValue()));
        List<int[]> rings = new ArrayList<>();
        for (JsonNode ring : country.get("rings")) {
          int[] steps = new int[ring.size()];
          for (int i = 0; i < steps.length; i++) {
            steps[i] = ring.get(i).intValue();
          }
          rings.add(steps);
        }
        outlines.put(code, new Outline(code, rings));
      }
      return new MapData(
          root.get("width").intValue(),
          root.get("height").intValue(),
          root.get("land").textValue(),
          new Projection(
              by.get("latitude").doubleValue(),
              by.get("longitude").doubleValue(),
              by.get("scale").doubleValue(),
              by.get("x").doubleValue(),
              by.get("y").doubleValue()),
          List.copyOf(countries),
          Map.copyOf(outlines));
    } catch (IOException e) {
      throw new IllegalStateException("The map cannot be read", e);
    }
  }

  String viewBox() {
    return "0 0 " + width + " " + height;
  }
}
