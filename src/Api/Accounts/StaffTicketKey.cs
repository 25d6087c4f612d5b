using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Api.Accounts;

/// <summary>The key that internal nodes share with the silos, for staff tickets.</summary>
public static class StaffTicketKey
{
    private const string FileName = "staff-ticket.key";

    /// <exception cref="InvalidOperationException">No folder is configured, or the silos' key is not in it.</exception>
    public static StaffTicketSigner Signer(string? keysFolder, TimeProvider time)
    {
        var path = Path.Combine(keysFolder ?? throw new InvalidOperationException("Keys:Folder is not configured."), FileName);
        return File.Exists(path)
            ? new StaffTicketSigner(File.ReadAllBytes(path), time)
            : throw new InvalidOperationException($"{FileName} is not in Keys:Folder. Copy it from a silo: both must have the same.");
    }
}
