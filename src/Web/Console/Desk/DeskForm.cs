using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>What is typed and chosen on the console.</summary>
public abstract class DeskForm(StaffServices services) : StaffPage(services)
{
    [BindProperty(Name = "call", SupportsGet = true)]
    public Guid? CallId { get; set; }

    /// <summary>The reservation that is open, or was just made.</summary>
    [BindProperty(Name = "number", SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>Numbers of the family's other reservations that were just made.</summary>
    [BindProperty(Name = "with", SupportsGet = true)]
    public string? With { get; set; }

    /// <summary><c>booked</c>, <c>moved</c>, <c>contact</c> or <c>cancelled</c>: just done.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Who comes to the venue: one of <see cref="CallerSituation"/>.</summary>
    [BindProperty(Name = "situation", SupportsGet = true)]
    public string? Situation { get; set; }

    /// <summary>The caller's number, as typed for the next call.</summary>
    [BindProperty(Name = "ani")]
    public string? Ani { get; set; }

    [BindProperty(Name = "language")]
    public string? Language { get; set; }

    [BindProperty(Name = "query")]
    public string? Query { get; set; }

    /// <summary>Not typed yet: that of the seat that is kept, or the city's first.</summary>
    [BindProperty(Name = "procedure")]
    public string Procedure { get; set; } = "";

    [BindProperty(Name = "reservationId")]
    public string? ReservationId { get; set; }

    [BindProperty(Name = "birthday")]
    public string? Birthday { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "kana")]
    public string? Kana { get; set; }

    [BindProperty(Name = "phone")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>More people of the same family, at the same time.</summary>
    [BindProperty(Name = "people")]
    public List<RelativeInput> People { get; set; } = [];

    /// <summary>What a caller without the letter says.</summary>
    [BindProperty(Name = "lost")]
    public LostInput Lost { get; set; } = new();

    /// <summary>New contact of the reservation that is open.</summary>
    [BindProperty(Name = "contact")]
    public ContactInput Contact { get; set; } = new();

    /// <summary>It was typed and refused: it stays as typed.</summary>
    public bool IsContactTyped { get; protected set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "weekdays")]
    public string? Weekdays { get; set; }

    [BindProperty(Name = "part")]
    public string? Part { get; set; }

    [BindProperty(Name = "venue")]
    public string? Venue { get; set; }

    [BindProperty(Name = "skip")]
    public int Skip { get; set; }

    [BindProperty(Name = "wrapUp")]
    public string? WrapUp { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>Why the reservation is cancelled.</summary>
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>An emptied note is an answer too; without the field nothing was said about it.</summary>
    protected bool HasNote => HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && Request.Form.ContainsKey("note");
}
