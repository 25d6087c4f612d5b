using System.Collections.Concurrent;
using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Grains.Tickets;

/// <summary>Staff tickets whose signature was verified lately, until they end. Remembers no forged one.</summary>
public sealed class RecentTickets(TimeProvider time)
{
    private const int Limit = 1000;
    private readonly ConcurrentDictionary<string, StaffIdentity> _verified = new(StringComparer.Ordinal);

    /// <returns>Whose ticket it is; null if <paramref name="verify"/> does not know it or it has ended.</returns>
    public StaffIdentity? Get(string ticket, Func<string, StaffIdentity?> verify)
    {
        if (_verified.TryGetValue(ticket, out var known))
        {
            if (known.ExpiresAt > time.GetUtcNow()) return known;
            _verified.TryRemove(ticket, out _);
            return null;
        }

        if (verify(ticket) is not { } account) return null;
        // Each account has a new one every minute: whoever still sends an old one is verified again.
        if (_verified.Count >= Limit) _verified.Clear();
        return _verified[ticket] = account;
    }
}
