package datapunk.lake.app.run;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.store.StoreDoors;
import java.util.Optional;

/** What happens once in the life of a lake. */
final class FirstRun {
    private FirstRun() {}

    /** Creates the owner's account if there is none. @return its access token when it was created just now */
    static Optional<String> account(Bus bus) {
        var accounts = Waiting.on(bus.ask(StoreDoors.LIST_ACCOUNTS, new StoreDoors.ListAccounts()));
        if (!accounts.accounts().isEmpty()) {
            return Optional.empty();
        }
        String token = Keys.fresh();
        Waiting.on(bus.ask(StoreDoors.CREATE_ACCOUNT, new StoreDoors.CreateAccount("owner", Keys.hash(token))));
        return Optional.of(token);
    }
}
