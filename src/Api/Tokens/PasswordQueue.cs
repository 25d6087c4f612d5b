using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrleansBooking.Api.Accounts;

namespace OrleansBooking.Api.Tokens;

/// <summary>Verifies passwords, a few at a time: the hash is slow on purpose, and sign-ins must not take all processors from bookings.</summary>
public sealed class PasswordQueue : IDisposable
{
    // Where Identity's stored form names its rounds: behind the byte of the format and the four of the algorithm.
    private const int RoundsAt = 5;

    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly PasswordHasher<Account> _hasher;
    private readonly string _nobody;

    public PasswordQueue(IOptions<PasswordHasherOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _hasher = new PasswordHasher<Account>(options);
        _nobody = Nobody(options.Value.IterationCount);
    }

    /// <summary>True if it is the account's password; the same work is done if there is no account.</summary>
    public async Task<bool> Verify(Account? account, string password)
    {
        await _places.WaitAsync();
        try
        {
            return _hasher.VerifyHashedPassword(account ?? new Account(), account?.PasswordHash ?? _nobody, PasswordText.Normal(password))
                is not PasswordVerificationResult.Failed && account?.PasswordHash is not null;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>A hash that no password has, and that takes as many rounds to find out as any other; made without them.</summary>
    private static string Nobody(int rounds)
    {
        var quick = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        var stored = Convert.FromBase64String(quick.HashPassword(new Account(), Guid.NewGuid().ToString()));
        BinaryPrimitives.WriteInt32BigEndian(stored.AsSpan(RoundsAt), rounds);
        return Convert.ToBase64String(stored);
    }

    public void Dispose() => _places.Dispose();
}
