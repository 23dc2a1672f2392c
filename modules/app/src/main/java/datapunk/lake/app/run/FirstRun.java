package datapunk.lake.app.run;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.store.StoreDoors;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What happens once in the life of a lake. */
final class FirstRun {
    private FirstRun() {}

    /** Creates the owner's account if there is none. @return its access token when it was created just now */
    static Optional<String> account(Bus bus) {
        var accounts = bus.ask(StoreDoors.LIST_ACCOUNTS, new StoreDoors.ListAccounts()).await(30, TimeUnit.SECONDS);
        if (!accounts.accounts().isEmpty()) {
            return Optional.empty();
        }
        String token = Keys.fresh();
        bus.ask(StoreDoors.CREATE_ACCOUNT, new StoreDoors.CreateAccount("owner", Keys.hash(token)))
                .await(30, TimeUnit.SECONDS);
        return Optional.of(token);
    }
}
