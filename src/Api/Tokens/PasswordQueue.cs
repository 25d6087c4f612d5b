using Microsoft.AspNetCore.Identity;
using OrleansBooking.Api.Accounts;

namespace OrleansBooking.Api.Tokens;

/// <summary>Verifies passwords, a few at a time: the hash is slow on purpose, and sign-ins must not take all processors from bookings.</summary>
public sealed class PasswordQueue : IDisposable
{
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly PasswordHasher<Account> _hasher;
    private readonly string _nobody;

    public PasswordQueue(Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Account>(options);
        _nobody = _hasher.HashPassword(new Account(), Guid.NewGuid().ToString());
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

    public void Dispose() => _places.Dispose();
}
