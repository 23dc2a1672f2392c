package datapunk.lake.cache.warm.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ViewportTest {
    /** Four columns, three rows. */
    private final Viewport view = new Viewport(10, 100, 200, 103, 202);

    @Test
    void aColumnThatComesIntoViewIsAStepToThatSide() {
        var east = new Viewport(10, 104, 200, 104, 202);
        var north = new Viewport(10, 100, 199, 103, 199);

        assertEquals(Move.EAST, view.toward(east));
        assertEquals(new Viewport(10, 101, 200, 104, 202), view.after(Move.EAST, east));
        assertEquals(Move.NORTH, view.toward(north));
        assertEquals(new Viewport(10, 100, 199, 103, 201), view.after(Move.NORTH, north));
    }

    @Test
    void tilesThatAreShownAlreadyAreNoMove() {
        assertNull(view.toward(new Viewport(10, 101, 201, 102, 202)));
    }

    @Test
    void aPlaceFarAwayIsAJump() {
        var far = new Viewport(10, 300, 20, 303, 22);

        assertEquals(Move.JUMP, view.toward(far));
        assertEquals(far, view.after(Move.JUMP, far));
        assertEquals(Move.JUMP, view.toward(new Viewport(12, 5, 5, 8, 7)));
    }

    @Test
    void zoomingKeepsTheSizeOfTheWindow() {
        var in = new Viewport(11, 202, 402, 205, 404);
        var out = new Viewport(9, 49, 99, 52, 101);

        assertEquals(Move.IN, view.toward(in));
        assertEquals(in, view.after(Move.IN, in));
        assertEquals(Move.OUT, view.toward(out));
        assertEquals(out, view.after(Move.OUT, out));
    }

    @Test
    void aPartOfTheNextViewIsEnough() {
        var corner = new Viewport(11, 205, 404, 206, 404);

        assertEquals(Move.IN, view.toward(corner));
        Viewport after = view.after(Move.IN, corner);
        assertEquals(4, after.width());
        assertEquals(3, after.height());
    }

    @Test
    void whatTheNextMoveShowsIsTheViewOneStepOn() {
        assertEquals(new Viewport(10, 99, 200, 102, 202), view.moved(Move.WEST));
        assertEquals(new Viewport(11, 202, 402, 205, 404), view.moved(Move.IN));
        assertEquals(9, view.moved(Move.OUT).z());
        assertEquals(view, view.moved(Move.IN).moved(Move.OUT).moved(Move.JUMP));
    }

    @Test
    void viewsOneComesBackToAreRemembered() {
        var favourites = new Favourites();
        for (int i = 0; i < 20; i++) {
            favourites.arrived(i % 2 == 0 ? view : new Viewport(10, 100 * i, 5, 100 * i + 3, 7));
        }

        double most = 0;
        Viewport dearest = null;
        for (int i = 0; i < Favourites.most(); i++) {
            if (favourites.share(i) > most) {
                most = favourites.share(i);
                dearest = favourites.view(i);
            }
        }
        assertEquals(view, dearest);
    }
}
