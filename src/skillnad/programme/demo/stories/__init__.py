"""The stories of the invented programme, in the order in which they are told. Each is built by acts."""

from skillnad.programme.demo.stories.chain import tell_chains
from skillnad.programme.demo.stories.exchange import tell_exchange
from skillnad.programme.demo.stories.light import tell_light_ones
from skillnad.programme.demo.stories.mandates import tell_mandates
from skillnad.programme.demo.stories.meetings import tell_meetings

STORIES = (tell_chains, tell_light_ones, tell_mandates, tell_meetings, tell_exchange)
