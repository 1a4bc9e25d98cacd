namespace Storage.AotSmoke;

public enum TicketState
{
    Open,
    Closed,
}
