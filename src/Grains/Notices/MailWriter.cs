using MimeKit;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Notices;

/// <summary>Gathers the facts of a notice and has the mail composed. Of the sealed contact it opens the mail address only.</summary>
public sealed class MailWriter(INoticeCatalogue catalogue, ContactSealer sealer, MailComposer composer, TimeProvider time)
{
    /// <exception cref="UnusableAddressException">The registered address cannot be written to.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The address cannot be unsealed.</exception>
    /// <exception cref="KeyNotFoundException">Venue or procedure are gone.</exception>
    public async ValueTask<MimeMessage> Write(long id, NoticeRow row)
    {
        var procedure = await catalogue.Procedure(row.Procedure);
        var place = await catalogue.Venue(row.Appointment.Venue);
        var placeBefore = row.Before is { } before ? await catalogue.Venue(before.Venue) : null;
        var facts = new MailFacts(
            id, row.Kind, row.Number, row.Version, procedure, row.Appointment, place, row.Before, placeBefore,
            row.ClosesAt, row.CreatedAt, row.ChangedAt, Address(row));
        return composer.Compose(facts, time.GetUtcNow());
    }

    private string Address(NoticeRow row)
    {
        var contact = new SealedContact(row.KeyVersion, row.WrappedKey, null, null, null, row.SealedEmail, null, null, row.Language, null, null, null, null);
        return sealer.Open(row.Number, contact).Contact.Email ?? throw new UnusableAddressException();
    }
}
