package org.alliance.portal.endpoints.internal.cxf;

import com.fasterxml.jackson.databind.ObjectMapper;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.endpoints.internal.pipeline.Call;
import org.alliance.portal.endpoints.internal.pipeline.Told;
import org.osgi.framework.Bundle;

/** Turns what a resource throws into the answer the client understands. */
final class FailureMapper {
  private final Doors doors;
  private final ObjectMapper mapper;
  private final Bundle bundle;

  FailureMapper(Doors doors, ObjectMapper mapper, Bundle bundle) {
    this.doors = doors;
    this.mapper = mapper;
    this.bundle = bundle;
  }

  ExceptionMapper<ProblemException> problems() {
    return new Problems();
  }

  ExceptionMapper<WebApplicationException> answers() {
    return new Answers();
  }

  ExceptionMapper<Throwable> rest() {
    return new Rest();
  }

  private Response answer(Throwable failure) {
    Call call = doors.call();
    Told told = call.failures().tell(call, failure, bundle, mapper);
    Response.ResponseBuilder response = Response.status(told.status());
    told.headers().forEach(response::header);
    if (told.body().length > 0) {
      response.type(told.contentType()).entity(told.body());
    }
    return response.build();
  }

  private final class Problems implements ExceptionMapper<ProblemException> {
    @Override
    public Response toResponse(ProblemException failure) {
      return answer(failure);
    }
  }

  private final class Answers implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
      Response response = failure.getResponse();
      boolean meant = response.hasEntity() || response.getStatus() < 400;
      return meant ? response : answer(failure);
    }
  }

  private final class Rest implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
      return answer(failure);
    }
  }
}
