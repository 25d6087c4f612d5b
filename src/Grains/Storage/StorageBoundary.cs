using System.Security.Cryptography;
using Npgsql;

namespace OrleansBooking.Grains.Storage;

/// <summary>The edge between storage and grain calls: Npgsql's exceptions do not cross a call (there is no codec), and may quote data.</summary>
public static class StorageBoundary
{
    /// <summary>Does the work; a fault of storage leaves as <see cref="LedgerFault"/>, by its code alone.</summary>
    /// <exception cref="LedgerFault">PostgreSQL is away or refused, or sealed fields could not be opened.</exception>
    public static async Task<T> Cross<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PostgresException e)
        {
            throw new LedgerFault($"PostgreSQL refused: {e.SqlState}.");
        }
        catch (CryptographicException)
        {
            throw new LedgerFault("Sealed fields could not be opened: erased, tampered with, or sealed under another key.");
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            throw new LedgerFault($"PostgreSQL is away: {e.GetType().Name}.");
        }
    }

    /// <summary>The same without a result.</summary>
    public static Task Cross(Func<Task> work) => Cross(async () =>
    {
        await work();
        return true;
    });
}
