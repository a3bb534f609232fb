package org.alliance.portal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Where members lie: positions of real places, without their names. */
final class Places {

  /** A position in a country. */
  record Place(String country, double latitude, double longitude) {}

  private Places() {}

  /** Reads the file of places; without it, an even spread over made-up rectangles. */
  static List<Place> read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return spread();
    }
    List<Place> places = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      List<String> names = fields(lines.readLine());
      int country = names.indexOf("country");
      int latitude = names.indexOf("latitude");
      int longitude = names.indexOf("longitude");
      if (country < 0 || latitude < 0 || longitude < 0) {
        throw new IOException(file + " lacks a column country, latitude or longitude");
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> values = fields(line);
        places.add(
            new Place(
                values.get(country),
                Double.parseDouble(values.get(latitude)),
                Double.parseDouble(values.get(longitude))));
      }
    }
    return places;
  }

  private static List<Place> spread() {
    String[] countries = {"RO", "BG", "HU", "SK", "CZ", "RS", "ES", "IT", "FR", "DE"};
    Random random = new Random(1);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      int c = (int) (countries.length * Math.pow(random.nextDouble(), 1.5));
      places.add(
          new Place(
              countries[c], 36 + c * 2 + random.nextDouble(), 5 + c * 2 + random.nextDouble()));
    }
    return places;
  }

  /** Fields of one line of RFC 4180 CSV without line breaks inside. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
