package org.alliance.portal.endpoints.internal.cxf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.ValidationException;

/** JSON in and out; what does not fit is told field by field. */
@Consumes({"application/json", "application/*+json"})
@Produces({"application/json", "application/*+json"})
final class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private final ObjectMapper mapper;

  JsonProvider(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return json(media) && ours(type);
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return json(media) && ours(type);
  }

  private static boolean json(MediaType media) {
    return media.getSubtype().endsWith("json");
  }

  private static boolean ours(Class<?> type) {
    return type != String.class
        && type != byte[].class
        && !InputStream.class.isAssignableFrom(type)
        && !javax.ws.rs.core.StreamingOutput.class.isAssignableFrom(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    try {
      Object value = mapper.readerFor(mapper.getTypeFactory().constructType(generic)).readValue(in);
      if (value == null) {
        throw new ValidationException(FieldProblem.of("", "portal.problem.malformed"));
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw new ValidationException(FieldProblem.of(path(e), "portal.problem.unknown-field"));
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      if (e.getPath().isEmpty()) {
        throw new BadRequestException("The body is not the JSON expected here", e);
      }
      throw new ValidationException(FieldProblem.of(path(e), "portal.problem.malformed"));
    } catch (JsonProcessingException e) {
      throw new BadRequestException("The body is not JSON", e);
    }
  }

  /** The field as the client wrote it: dotted, with the index of an entry of a list. */
  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    List<JsonMappingException.Reference> references = e.getPath();
    for (JsonMappingException.Reference reference : references) {
      if (path.length() > 0) {
        path.append('.');
      }
      path.append(
          reference.getFieldName() != null ? reference.getFieldName() : reference.getIndex());
    }
    return path.toString();
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    // Complete before the first byte: a record that cannot be written is a clean error.
    out.write(mapper.writeValueAsBytes(value));
  }
}
