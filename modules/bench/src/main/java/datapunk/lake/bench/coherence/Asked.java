package datapunk.lake.bench.coherence;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.LocalDate;

/** A kind of question whose answer tells how many fixes a register holds. */
enum Asked {
    /** Everything about its day. */
    DAY {
        @Override
        String path(int register) {
            return "/api/days/" + Register.day(register);
        }

        @Override
        long count(byte[] body) {
            return new JsonObject(Buffer.buffer(body))
                    .getJsonObject("fixes")
                    .getJsonArray("rows")
                    .size();
        }
    },
    /** The fixes of its day. */
    POINTS {
        @Override
        String path(int register) {
            LocalDate day = Register.day(register);
            return "/api/points?limit=50000&from=" + day + "&to=" + day.plusDays(1);
        }

        @Override
        long count(byte[] body) {
            return new JsonObject(Buffer.buffer(body)).getJsonArray("rows").size();
        }
    },
    /** Its map tile. */
    TILE {
        @Override
        String path(int register) {
            return "/api/tiles/" + Register.tile(register, 14) + ".mvt";
        }

        @Override
        long count(byte[] body) {
            return TileCount.of(body);
        }
    },
    /** The summary of all registers. */
    SUMMARY {
        @Override
        String path(int register) {
            return "/api/summary";
        }

        @Override
        long count(byte[] body) {
            return new JsonObject(Buffer.buffer(body)).getLong("fixes");
        }
    };

    /** Where it is asked. */
    abstract String path(int register);

    abstract long count(byte[] body);

    /** Which register's history the answer shows: that of all together for the summary. */
    int shows(int register) {
        return this == SUMMARY ? Register.ALL : register;
    }

    /** Fixes in an answer, -1 when there is none. */
    long count(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 -> count(answer.body());
            case 204 -> 0;
            default -> -1;
        };
    }
}
