package datapunk.lake.app.run;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.StoreDoors;
import java.util.Optional;

/** Who may come in: what happens once in the life of a lake, and when its owner has lost the token. */
final class FirstRun {
    private FirstRun() {}

    /**
     * Creates the owner's account if there is none and no other process does so now.
     *
     * @return its access token when it was created just now
     */
    static Optional<String> account(Bus bus) {
        var accounts = Waiting.on(bus.ask(StoreDoors.LIST_ACCOUNTS, new StoreDoors.ListAccounts()));
        if (!accounts.accounts().isEmpty()) {
            return Optional.empty();
        }
        String token = Keys.fresh();
        try {
            Waiting.on(bus.ask(StoreDoors.CREATE_ACCOUNT, new StoreDoors.CreateAccount("owner", Keys.hash(token))));
            return Optional.of(token);
        } catch (FaultException e) {
            if (e.fault().code().equals("name-taken")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Gives the owner another token. @return it */
    static String renewed(Bus bus) {
        String token = Keys.fresh();
        var accounts = Waiting.on(bus.ask(StoreDoors.LIST_ACCOUNTS, new StoreDoors.ListAccounts()));
        var owner = accounts.accounts().getFirst().owner();
        Waiting.on(bus.ask(StoreDoors.RENEW_TOKEN, new StoreDoors.RenewToken(owner, Keys.hash(token))));
        return token;
    }
}
