namespace OrleansBooking.Grains.Storage;

/// <summary>Writes the state of a settings grain. What was not stored is never served, whatever went wrong (notes on the provider: after a failed
/// write it goes on with the unsaved state).</summary>
public static class SettingsWrite
{
    /// <param name="next">The new state; the old one is back if it cannot be stored.</param>
    /// <param name="abandon">Called after a failure: what the database has now is unknown, so the next call must read it.</param>
    /// <exception cref="LedgerFault">It could not be stored, or nobody knows whether it was.</exception>
    public static async Task Store<T>(this IPersistentState<T> state, T next, Action abandon)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception e)
        {
            state.State = before;
            abandon();
            throw new LedgerFault($"The settings could not be stored: {e.GetType().Name}.");
        }
    }
}
