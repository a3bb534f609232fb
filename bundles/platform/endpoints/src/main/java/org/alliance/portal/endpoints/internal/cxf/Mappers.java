package org.alliance.portal.endpoints.internal.cxf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Locale;
import org.alliance.portal.api.Id;

/** The portal's JSON: ISO instants, ids as words, enums in lower case, nulls left out. */
public final class Mappers {
  private static final int DEEPEST = 32;
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_NAME = 200;
  private static final int TYPES = 500;

  private Mappers() {}

  /**
   * A mapper whose caches are its own.
   *
   * @param loader class loader of the bundle whose types it maps
   */
  public static ObjectMapper forBundle(ClassLoader loader) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .typeFactory(
            TypeFactory.defaultInstance()
                .withCache(new LRUMap<Object, JavaType>(TYPES / 10, TYPES))
                .withClassLoader(loader))
        .addModule(new JavaTimeModule())
        .addModule(ours())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(
                JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
        .build();
  }

  private static SimpleModule ours() {
    SimpleModule module = new SimpleModule("portal");
    module.addSerializer(Id.class, new IdWriter());
    module.addDeserializer(Id.class, new IdReader());
    module.addKeySerializer(Id.class, new IdKeyWriter());
    module.addKeyDeserializer(Id.class, new IdKeyReader());
    module.setSerializerModifier(new LowerCaseEnums());
    module.setDeserializerModifier(new EnumReaders());
    return module;
  }

  private static Id id(String text, DeserializationContext context) throws IOException {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      return (Id) context.handleWeirdStringValue(Id.class, text, "not an id");
    }
  }

  private static final class IdWriter extends StdSerializer<Id> {
    private static final long serialVersionUID = 1L;

    IdWriter() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(id.toString());
    }
  }

  private static final class IdKeyWriter extends StdSerializer<Id> {
    private static final long serialVersionUID = 1L;

    IdKeyWriter() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(id.toString());
    }
  }

  private static final class IdReader extends StdDeserializer<Id> {
    private static final long serialVersionUID = 1L;

    IdReader() {
      super(Id.class);
    }

    @Override
    public Id deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return id(in.getValueAsString(), context);
    }
  }

  private static final class IdKeyReader extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return id(key, context);
    }
  }

  private static final class LowerCaseEnums
      extends com.fasterxml.jackson.databind.ser.BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public com.fasterxml.jackson.databind.JsonSerializer<?> modifyEnumSerializer(
        com.fasterxml.jackson.databind.SerializationConfig config,
        JavaType type,
        BeanDescription description,
        com.fasterxml.jackson.databind.JsonSerializer<?> usual) {
      return new EnumWriter();
    }
  }

  private static final class EnumWriter extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    EnumWriter() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }

  private static final class EnumReaders
      extends com.fasterxml.jackson.databind.deser.BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> usual) {
      return new EnumReader(type.getRawClass());
    }
  }

  private static final class EnumReader extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;

    EnumReader(Class<?> type) {
      super(type);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString();
      for (Object constant : handledType().getEnumConstants()) {
        if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) {
          return constant;
        }
      }
      return context.handleWeirdStringValue(handledType(), text, "not one of the values");
    }
  }
}
